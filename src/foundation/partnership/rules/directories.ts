import { no, type Verdict, yes } from '#kernel';

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);

/** Whether a text may be an issuer (OpenID Connect Core 1.0, section 2): an https address without a question or a fragment. */
export const canBeIssuer = (typed: string): Verdict => {
  const url = URL.parse(typed);
  const isWeb =
    url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  if (!isWeb || url.username !== '' || url.password !== '' || /[?#]/.test(typed))
    return no('Enter the issuer as its owner gives it, like https://login.example.org/tenant');
  return yes;
};

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** The domains that somebody typed, each once, in lower case: with commas, spaces or lines between, with or without an @. */
export const domainsIn = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .toLowerCase()
      .split(/[\s,;]+/)
      .map((part) => part.replace(/^@/, ''))
      .filter(Boolean),
  ),
];

const MOST = 20;

/** Whether these may be the domains of an organisation's mail. */
export const canBeDomains = (typed: string): Verdict => {
  const domains = domainsIn(typed);
  if (domains.length === 0) return no('Enter at least one domain, like example.gov.uk');
  if (domains.length > MOST) return no(`Enter ${MOST} domains or fewer`);
  const wrong = domains.find((domain) => !DOMAIN.test(domain));
  return wrong === undefined ? yes : no(`${wrong} is not a domain. Enter domains like example.gov.uk`);
};
