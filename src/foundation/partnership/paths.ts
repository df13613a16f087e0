type Asked = Readonly<Record<string, string | number | null | undefined>>;

/** The questions of a list, without those that were not asked. */
const asking = (asked: Asked): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text && `?${text}`;
};

const root = '/partnership';

/** The addresses of the registers. A list takes what it is narrowed by, and its page. */
export const paths = {
  overview: root,
  picture: (asked: Asked = {}) => `${root}/picture${asking(asked)}`,
  organisations: (asked: Asked = {}) => `${root}/organisations${asking(asked)}`,
  newOrganisation: `${root}/organisations/new`,
  organisation: (id: string) => `${root}/organisations/${id}`,
  changeOrganisation: (id: string) => `${root}/organisations/${id}/change`,
  endOrganisation: (id: string) => `${root}/organisations/${id}/end`,
  bodies: (asked: Asked = {}) => `${root}/bodies${asking(asked)}`,
  newBody: `${root}/bodies/new`,
  body: (id: string) => `${root}/bodies/${id}`,
  changeBody: (id: string) => `${root}/bodies/${id}/change`,
  endBody: (id: string) => `${root}/bodies/${id}/end`,
  newReportingLine: (body: string) => `${root}/bodies/${body}/reporting/new`,
  endReportingLine: (id: string) => `${root}/reporting/${id}/end`,
  newRepresentation: (body: string) => `${root}/bodies/${body}/representation/new`,
  endRepresentation: (id: string) => `${root}/representation/${id}/end`,
  staff: (asked: Asked = {}) => `${root}/staff${asking(asked)}`,
  newStaffMember: `${root}/staff/new`,
  staffMember: (id: string) => `${root}/staff/${id}`,
  changeStaffMember: (id: string) => `${root}/staff/${id}/change`,
  invite: (id: string) => `${root}/staff/${id}/invitation`,
  newPassword: (id: string) => `${root}/staff/${id}/new-password`,
  withdrawLink: (id: string) => `${root}/staff/${id}/withdraw-link`,
  resetSecondStep: (id: string) => `${root}/staff/${id}/second-step`,
  signOutEverywhere: (id: string) => `${root}/staff/${id}/sign-out`,
  appoint: (staff: string) => `${root}/staff/${staff}/posts/new`,
  posts: (asked: Asked = {}) => `${root}/posts${asking(asked)}`,
  post: (id: string) => `${root}/posts/${id}`,
  changePost: (id: string) => `${root}/posts/${id}/change`,
  endPost: (id: string) => `${root}/posts/${id}/end`,
  systems: (asked: Asked = {}) => `${root}/systems${asking(asked)}`,
  newSystem: `${root}/systems/new`,
  system: (post: string) => `${root}/systems/${post}`,
  newCredential: (post: string) => `${root}/systems/${post}/credentials/new`,
  endCredential: (post: string, credential: string) =>
    `${root}/systems/${post}/credentials/${credential}/end`,
  directory: `${root}/directory`,
  registerDirectory: `${root}/directory/register`,
  endDirectory: `${root}/directory/end`,
  settings: `${root}/settings`,
  changeSetting: (key: string) => `${root}/settings/${key}`,
} as const;
