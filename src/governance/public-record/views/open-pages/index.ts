export * from './item.tsx';
export * from './meeting.tsx';
export * from './nothing.tsx';
export * from './one.tsx';
