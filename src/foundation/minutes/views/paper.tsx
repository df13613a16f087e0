import { Paper, renderPage } from '#ui';
import type { MinutesModel } from '../reads/index.ts';
import { type Block, documentOf } from './document.ts';

const Part = ({ block }: { readonly block: Block }) => {
  switch (block.as) {
    case 'title':
      return <h1>{block.text}</h1>;
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'subheading':
      return <h3>{block.text}</h3>;
    case 'by':
      return (
        <p>
          <strong>{block.text}</strong>
        </p>
      );
    case 'reply':
      return <p class="app-typed app-paper-note">{block.text}</p>;
    case 'facts':
      return (
        <dl>
          {block.rows.map(([key, value]) => [<dt key={key}>{key}</dt>, <dd key={`${key}:`}>{value}</dd>])}
        </dl>
      );
    case 'table':
      return (
        <table>
          <caption>{block.caption}</caption>
          <thead>
            <tr>
              {block.head.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map(([first, ...rest], index) => (
              <tr key={index}>
                <th scope="row">{first}</th>
                {rest.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default:
      return <p class="app-typed">{block.text}</p>;
  }
};

/** The document of the minutes that is printed. */
export const minutesPaper = (model: MinutesModel, marking: string): string =>
  renderPage(
    <Paper title={`Minutes: ${model.title}`} marking={marking}>
      {documentOf(model).map((block, index) => (
        <Part key={index} block={block} />
      ))}
    </Paper>,
  );
