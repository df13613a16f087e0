import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCli } from '../../src/cli/index.ts';

/** An episode as a return has it: its day, and what else stands in it. */
export interface ToldEpisode {
  readonly day: string;
  readonly closed?: string;
  readonly reason?: string;
}
interface ToldChild {
  readonly id: string;
  readonly born?: string;
  readonly upn?: string;
  readonly episodes?: readonly ToldEpisode[];
}

const episode = ({ day, closed, reason = 'RC8' }: ToldEpisode): string => `<CINdetails>
    <CINreferralDate>${day}</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N4</PrimaryNeedCode>
    ${closed ? `<CINclosureDate>${closed}</CINclosureDate><ReasonForClosure>${reason}</ReasonForClosure>` : ''}
    <ReferralNFA>false</ReferralNFA></CINdetails>`;

/** A small return of 2021-22 that says what a test says of each child, and nothing else. */
export const censusReturn = (children: readonly ToldChild[], lea = '999'): string => `<?xml version="1.0"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2022</Year><ReferenceDate>2022-03-31</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>${lea}</LEA><SoftwareCode>Test</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo>
<DateTime>2022-05-23T11:14:05</DateTime></Source></Header><Children>
${children
  .map(
    ({
      id,
      born = '2012-05-05',
      upn,
      episodes = [],
    }) => `<Child><ChildIdentifiers><LAchildID>${id}</LAchildID>
  ${upn ? `<UPN>${upn}</UPN>` : '<UPNunknown>UN1</UPNunknown>'}<PersonBirthDate>${born}</PersonBirthDate><GenderCurrent>2</GenderCurrent></ChildIdentifiers>
  <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
  ${episodes.map(episode).join('')}</Child>`,
  )
  .join('\n')}
</Children></Message>
`;

/** Runs `arden` in this process and gathers what it says. */
export const arden = async (args: readonly string[], env: Record<string, string>, cwd: string) => {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await runCli(args, { stdout, stderr, stdin: new PassThrough(), env, cwd });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { code, out, err };
};
