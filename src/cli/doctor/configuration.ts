import { isLoopback } from '../../config.ts';
import { type Check, type Finding, good, warning } from './checks.ts';

export const program: Check = {
  name: 'program',
  async run() {
    const [major = 0] = process.versions.node.split('.').map(Number);
    return major >= 24
      ? [good(`Node ${process.versions.node}.`)]
      : [warning(`Node ${process.versions.node} is older than Arden is tested on.`, 'Install Node 24.')];
  },
};

export const configuration: Check = {
  name: 'configuration',
  async run(config) {
    const findings: Finding[] = [];
    const people = new URL(config.baseUrl);
    if (!isLoopback(config.host) && isLoopback(people.hostname)) {
      findings.push(
        warning(
          `Arden listens to other machines, and its address is ${config.baseUrl}: links and sign-in fail there.`,
          'Set BASE_URL to the address that people type.',
        ),
      );
    }
    if (people.protocol === 'http:' && !isLoopback(people.hostname)) {
      findings.push(
        warning(
          `${config.baseUrl} is not encrypted: passwords and records can be read on their way.`,
          'Put a proxy with a certificate before Arden, and set BASE_URL to its https address.',
        ),
      );
    }
    if (people.protocol === 'https:' && config.trustProxy === false) {
      findings.push(
        warning(
          'Arden is behind a proxy and does not know it: everyone seems to come from one address, and shares its limits.',
          'Set TRUST_PROXY to how many proxies there are, or to their addresses.',
        ),
      );
    }
    if (config.database.kind === 'embedded' && !config.demonstration) {
      findings.push(
        warning(
          'The embedded database is for trial and teaching.',
          'Set DATABASE_URL before anything real is recorded.',
        ),
      );
    }
    return findings.length > 0 ? findings : [good(summary(config))];
  },
};

function summary(config: Parameters<Check['run']>[0]): string {
  const database = config.database.kind === 'embedded' ? 'the embedded database' : 'PostgreSQL';
  const mode = config.demonstration ? ', in demonstration mode' : '';
  return `${config.baseUrl}, on ${database}${mode}.`;
}
