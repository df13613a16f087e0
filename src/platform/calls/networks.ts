import { BlockList, isIP } from 'node:net';

/**
 * Networks that are nobody's on the public internet (IANA special-purpose registries, RFC 6890): this machine, the rooms behind a
 * firewall, the cloud's own desk at 169.254.169.254, and addresses that only wrap one of those.
 */
const NOT_PUBLIC: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/**
 * Whether an address is in one of these networks (`10.0.0.0/8`) or one of them. A list for each family: in one for both, Node takes every
 * IPv4 address for its like among `::ffff:0:0/96`.
 */
const within = (networks: readonly string[]): ((address: string) => boolean) => {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = familyOf(address);
    if (bits === undefined) lists[family].addAddress(address, family);
    else lists[family].addSubnet(address, Number(bits), family);
  }
  return (address) => lists[familyOf(address)].check(address, familyOf(address));
};

const isNotPublic = within(NOT_PUBLIC);

/** Whether a call may go to an address: a public one, or one in a network that the operator let in. */
export const mayReach = (allowed: readonly string[]): ((address: string) => boolean) => {
  const isLetIn = within(allowed);
  return (address) => isIP(address) !== 0 && (isLetIn(address) || !isNotPublic(address));
};
