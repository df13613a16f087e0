import { sayTime } from '#kernel';
import { paths as meetingPaths } from '#meetings';
import { Paper, renderPage } from '#ui';
import type { Pack, PackItem, PackPaper } from '../reads/index.ts';
import { OPEN_TO_NOBODY_ELSE, SENSITIVE, sayLeftOut } from '../rules/index.ts';
import { anchorOf, factsOf, nameOf, notesOf, supplementsOf, whenOf, whereOf } from './parts.tsx';

/** Where things stand in print, once that is known. */
export interface Laid {
  readonly begins: Readonly<Record<string, number>>;
  readonly leftOut: Readonly<Record<string, string>>;
}
export interface InPrint {
  readonly pack: Pick<Pack, 'meeting' | 'recipient' | 'sensitive' | 'items'>;
  /** Null while it is being found out: the numbers then take their room all the same. */
  readonly laid: Laid | null;
  /** The papers that stand among the pages. */
  readonly enclosed: ReadonlySet<string>;
  /** Where people find Arden, for links out of the PDF. */
  readonly baseUrl: string;
}

const pageOf = (laid: Laid | null, id: string): string =>
  String(laid === null ? '000' : (laid.begins[id] ?? ''));

const PaperLine = ({ paper, print }: { readonly paper: PackPaper; readonly print: InPrint }) => {
  const { laid, enclosed, baseUrl } = print;
  const inside = enclosed.has(paper.id);
  const why = laid?.leftOut[paper.id];
  const notes = [paper.says, ...notesOf(paper), ...(inside ? [`Page ${pageOf(laid, paper.id)}`] : [])];
  return (
    <li>
      {paper.infected ? paper.title : <a href={`${baseUrl}${meetingPaths.paper(paper.id)}`}>{paper.title}</a>}
      . {notes.join('. ')}.
      {!inside &&
        paper.text === null &&
        ` Not among these pages. ${why === undefined ? 'Open it by its link.' : sayLeftOut(why)}`}
      {paper.text !== null && <p class="app-typed app-paper-note">{paper.text}</p>}
    </li>
  );
};

const Item = ({
  item,
  print,
  breaks,
}: {
  readonly item: PackItem;
  readonly print: InPrint;
  readonly breaks: boolean;
}) => (
  <section class={breaks ? 'app-paper-break' : undefined}>
    <h2 id={anchorOf(item)}>{nameOf(item)}</h2>
    {item.supplement && <p>Supplement: added after the agenda went out.</p>}
    {item.says && <p class="app-typed">{item.says}</p>}
    <dl>
      {factsOf(item).map(({ key, value }) => [<dt key={key}>{key}</dt>, <dd key={`${key}:`}>{value}</dd>])}
    </dl>
    {item.papers.length > 0 && (
      <>
        <h3>{`Papers of item ${item.number}`}</h3>
        <ul>
          {item.papers.map((paper) => (
            <PaperLine key={paper.id} paper={paper} print={print} />
          ))}
        </ul>
      </>
    )}
  </section>
);

/** The document of a pack that is printed. Where papers stand between two items, the next begins on a page of its own. */
export const packPaper = (print: InPrint): string => {
  const { meeting, recipient, sensitive, items } = print.pack;
  const open = items.filter((item) => item.open);
  const enclosing = (item: PackItem | undefined): boolean =>
    item?.papers.some(({ id }) => print.enclosed.has(id)) ?? false;
  const supplements = supplementsOf(items);
  return renderPage(
    <Paper title={`${meeting.title}: papers for ${recipient.name}`} marking={sensitive ? SENSITIVE : ''}>
      <h1>{meeting.title}</h1>
      <dl>
        <dt>Body</dt>
        <dd>{meeting.body}</dd>
        <dt>When</dt>
        <dd>{whenOf(meeting)}</dd>
        <dt>Where</dt>
        <dd>{whereOf(meeting)}</dd>
        <dt>For</dt>
        <dd>{`${recipient.name}, ${recipient.post}, ${recipient.organisation} (${recipient.part.toLowerCase()})`}</dd>
      </dl>
      {meeting.purpose && <p class="app-typed">{meeting.purpose}</p>}
      {sensitive && <p>{OPEN_TO_NOBODY_ELSE}</p>}
      <table>
        <caption>Contents</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" class="app-paper-time">
              Time
            </th>
            <th scope="col" class="app-paper-page">
              Page
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                {item.open ? <a href={`#${anchorOf(item)}`}>{nameOf(item)}</a> : nameOf(item)}
                {!item.open &&
                  item.title !== '' &&
                  (item.withdrew ? ' (you withdrew from it)' : ' (not open to you)')}
              </th>
              <td class="app-paper-time">{sayTime(item.startsAt)}</td>
              <td class="app-paper-page">{item.open ? pageOf(print.laid, anchorOf(item)) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {supplements.length > 0 && (
        <>
          <h2>Supplements</h2>
          <ul>
            {supplements.map(({ says }) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </>
      )}
      {open.map((item, index) => (
        <Item key={item.id} item={item} print={print} breaks={index === 0 || enclosing(open[index - 1])} />
      ))}
    </Paper>,
  );
};
