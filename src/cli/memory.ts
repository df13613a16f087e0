import { setFlagsFromString } from 'node:v8';

/**
 * A page leaves a megabyte behind that nobody needs again. V8 would sooner let such memory grow by a hundred megabytes than tidy it
 * often, which serves no page faster: `npm run bench` shows both.
 */
export const tidyOften = (): void => setFlagsFromString('--semi-space-growth-factor=1');
