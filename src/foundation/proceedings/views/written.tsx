import { sayDay } from '#kernel';
import { paths as minutePaths } from '#minutes';
import { paths as promisePaths } from '#promises';
import { Beneath, H2, H3, Heard, Link, P, Typed } from '#ui';
import type { RoomModel } from '../reads/index.ts';

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

const Entries = ({ model }: { readonly model: RoomModel }) => (
  <>
    <H2>Minutes of this item</H2>
    {model.entries.length === 0 ? (
      <P>Nothing has been written yet.</P>
    ) : (
      <ol class="app-room__said">
        {model.entries.map(({ id, kind, speaker, says, isReply }) => (
          <li key={id} class={`app-room__entry${isReply ? ' app-room__entry--reply' : ''}`}>
            <Beneath>
              {[kind, speaker].filter(Boolean).join(': ')}
              {model.acts.includes('write') && (
                <>
                  {' '}
                  <Link href={minutePaths.entry(id)} quiet>
                    Change<span class="govuk-visually-hidden">: {says.slice(0, 60)}</span>
                  </Link>
                </>
              )}
            </Beneath>
            <Typed>{says}</Typed>
          </li>
        ))}
      </ol>
    )}
  </>
);

const sayVoices = (voices: RoomModel['decisions'][number]['voices']): string[] => {
  const agreed = voices.filter(({ voice }) => voice === 'Agreed').map(({ name }) => name);
  return [
    ...(agreed.length > 0 ? [`Agreed: ${agreed.join(', ')}`] : []),
    ...voices
      .filter(({ voice }) => voice !== 'Agreed')
      .map(({ name, voice, reason }) => `${voice}: ${name}${reason ? `, ${reason}` : ''}`),
  ];
};

/** What was said, decided and promised so far: under the items that are theirs to see. */
export const Written = ({ model }: { readonly model: RoomModel }) => (
  <>
    {model.now && <Entries model={model} />}
    {model.decisions.length > 0 && (
      <>
        <Heard>{`${count(model.decisions.length, 'decision', 'decisions')} so far.`}</Heard>
        <H2>Decisions</H2>
        <ol class="app-room__said">
          {model.decisions.map(({ id, about, kind, says, because, voices }) => (
            <li key={id} class="app-room__entry">
              <H3>{kind}</H3>
              <Typed>{says}</Typed>
              {because && <P>{`Because: ${because}`}</P>}
              {sayVoices(voices).map((said) => (
                <Beneath key={said}>{said}</Beneath>
              ))}
              <Beneath>{about}</Beneath>
            </li>
          ))}
        </ol>
      </>
    )}
    {model.promises.length > 0 && (
      <>
        <Heard>{`${count(model.promises.length, 'promise', 'promises')} so far.`}</Heard>
        <H2>Promises</H2>
        <ol class="app-room__said">
          {model.promises.map(({ id, what, owedBy, due }) => (
            <li key={id} class="app-room__entry">
              <P>
                <Link href={promisePaths.one(id)}>{what}</Link>
              </P>
              <Beneath>{`${owedBy}, by ${sayDay(due)}`}</Beneath>
            </li>
          ))}
        </ol>
      </>
    )}
  </>
);
