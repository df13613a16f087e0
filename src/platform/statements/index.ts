// The door: the pages that everybody may read, signed in or not.
export { statementRoutes } from './routes.ts';
