export { TooOften, Unidentified } from './failures.ts';
export { type Fields, shapeForm } from './form.ts';
export type { Host } from './host.ts';
export type { Identify, Identity } from './identity.ts';
export type { Media, Problem } from './media.ts';
export type { Module, RecordKind } from './module.ts';
export {
  type Onward,
  type OpenActionRoute,
  type OpenPageRoute,
  openAction,
  openPage,
  type Visit,
} from './open.ts';
export { type OpenAnswer, type OpenAnswerRoute, type OpenAsk, openAnswer } from './open-answer.ts';
export { type JsonSchema, type Operation, openApiOf, type Parameter } from './openapi.ts';
export {
  type Ask,
  type Audit,
  action,
  Identified,
  type May,
  page,
  type Route,
  type Shown,
  type Shows,
} from './route.ts';
export { type Purpose, type Seals, sealsOf } from './sealed.ts';
export type { Sends } from './sending.ts';
export { buildServer, type Served } from './server.tsx';
export { networkOf, openSigned, readStamp, signed, stampOf } from './stamps.ts';
export { type StreamRoute, stream } from './streams/stream.ts';
