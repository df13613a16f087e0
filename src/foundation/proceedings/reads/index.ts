import type { Shown } from '#http';
import type { RoomModel } from './models.ts';

export { liveModel } from './live.ts';
export { type Met, roomMet } from './met.ts';
export { type Line, LiveModel, type PersonHere, RoomModel } from './models.ts';
export { agendaOf, roomModel } from './room.ts';
export { WithdrawModel, withdrawModel } from './withdraw.ts';

/** One row of the audit a person and item opened: not a key stroke, and not a reading again. */
export const targetOf = ({ read }: RoomModel): string => read.target;
export const isKnown = ({ read }: RoomModel): boolean => read.known;
export const subjectsOf = ({ read }: RoomModel): readonly Shown[] => read.children;
