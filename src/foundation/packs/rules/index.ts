export { type Change, changesSince, type Held, type Now, type PaperNow } from './changes.ts';
export {
  isSensitive,
  LEFT_OUT,
  type LeftOut,
  OPEN_TO_NOBODY_ELSE,
  SENSITIVE,
  sayLeftOut,
} from './marking.ts';
