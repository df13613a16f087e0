import './tables.ts';

export { makeBody, makeOrganisation, makePost, makeSetting } from './demo.ts';
