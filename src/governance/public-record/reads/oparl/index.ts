export { oparlList, oparlObject, oparlSystem } from './answers.ts';
export { NotAsked } from './asked.ts';
