/** The services that people meet by, by the hosts of their links. */
const SERVICES: readonly (readonly [name: string, hosts: RegExp])[] = [
  ['Microsoft Teams', /(^|\.)teams\.(microsoft|live)\.(com|us)$/],
  ['Zoom', /(^|\.)(zoom\.us|zoom\.com|zoomgov\.com)$/],
  ['Google Meet', /^meet\.google\.com$/],
  ['Webex', /(^|\.)webex\.com$/],
  ['Jitsi', /^(meet\.jit\.si|8x8\.vc|jitsi\..+|.+\.jitsi\..+|meet\.jitsi\..+)$/],
];
export const LONGEST_LINK = 1_000;

/** What is wrong with a link to join by, in words; null where nothing is. Nothing but https, and no name or password in it. */
export const linkFault = (typed: string): string | null => {
  const link = typed.trim();
  if (!URL.canParse(link) || /\s/.test(link))
    return 'The link to join must be an address that starts with https://';
  const { protocol, username, password, hostname } = new URL(link);
  if (protocol !== 'https:' || hostname === '')
    return 'The link to join must be an address that starts with https://';
  return username !== '' || password !== '' ? 'The link to join must not hold a name or a password' : null;
};

/** By what people join: the service's name, or the host where we do not know it. */
export const serviceOf = (link: string): string => {
  if (!URL.canParse(link)) return 'the link';
  const { hostname } = new URL(link);
  return SERVICES.find(([, hosts]) => hosts.test(hostname.toLowerCase()))?.[0] ?? hostname;
};
