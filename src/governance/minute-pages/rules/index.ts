export { type Line, linesOf, wordsOf } from './lines.ts';
export { type MinutePage, type ReadEntry, type ReadResolution, readMinutePage } from './page.ts';
