// The part of the engine that hosts need without the rest of it.
export { encodedPath } from './paths/encodedPath.js';
