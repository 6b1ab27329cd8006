export type { JsonSchema } from '../server/src/engine/schema/schemaFiles.js';
