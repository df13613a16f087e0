export * from './meeting.tsx';
export * from './record.tsx';
