import { readAnyYaml } from './readAnyYaml.js';
import { readValidYaml, type YamlReading } from './readValidYaml.js';

/** Reads YAML with the fast reader where the text is valid and with the tolerant one where it is not. */
export const readYaml = (text: string): YamlReading => readValidYaml(text) ?? readAnyYaml(text);
