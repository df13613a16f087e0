export { addBody, addReportingLine, addRepresentation, changeBody } from './bodies.ts';
export { endDirectory, registerDirectory } from './directories.ts';
export { endOnBody, endRow } from './ending.ts';
export { addOrganisation, changeOrganisation } from './organisations.ts';
export { changeSetting } from './settings.ts';
export {
  inviteStaff,
  type LinkMade,
  makePasswordLink,
  resetSecondStep,
  signOutEverywhere,
  withdrawLink,
} from './sign-in.ts';
export { addStaff, appoint, changePost, changeStaff } from './staff.ts';
export { addCredential, addSystem, type CredentialMade, endCredential } from './systems.ts';
export { NOTICES, type TellsPerson } from './telling.ts';
