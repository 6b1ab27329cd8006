// What shells may use of the engine before it is loaded: it imports nothing else.
export { nearest } from './text/nearest.js';
