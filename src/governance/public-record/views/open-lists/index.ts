export * from './bodies.tsx';
export * from './found.tsx';
export * from './home.tsx';
export * from './lists.tsx';
export { MeetingTag } from './meetings-table.tsx';
