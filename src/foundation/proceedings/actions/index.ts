export { close, closeItem, open, takeItem } from './course.ts';
export type { Done } from './meet.ts';
export { admit, arrive, bringBack, deputise, leave, preside, withdraw } from './people.ts';
export { decide, promise, write } from './writing.ts';
