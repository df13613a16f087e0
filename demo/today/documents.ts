import { makeDocument } from '#attachments';
import type { Tx } from '#db';
import type { Files } from '#files';
import { addDays, ageOn } from '#kernel';
import type { Ground } from '../casework/index.ts';
import { instantOf, lastWorkingDay } from '../hours.ts';
import { actingAs } from './standing.ts';

/** A page of words as a PDF, by hand: made-up people need no more. */
const pageOf = (lines: readonly string[]): Uint8Array => {
  const words = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
  const stream = `BT /F1 12 Tf 16 TL 60 780 Td\n${words}\nET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  const rows = places.map((place) => `${`${place}`.padStart(10, '0')} 00000 n \n`).join('');
  return new TextEncoder().encode(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`,
  );
};

const inParts = async function* (content: Uint8Array) {
  yield content;
};

/** A report on one child with open work, which stays with the council, and what was made of it for the school. */
export const layDocuments = async (
  tx: Tx,
  slug: string,
  ground: Ground | undefined,
  files: Files,
): Promise<void> => {
  const worker = ground?.vale.posts.socialWorkers.north[0];
  const child = ground?.family.children.find(({ born }) => born !== null && ageOn(born, ground.day) < 18);
  const school = ground?.vale.organisations.schools[0];
  if (!ground || !worker || !child || !school) return;
  const day = lastWorkingDay(addDays(ground.day, -9));
  const acting = { ...(await actingAs(tx, slug, worker, instantOf({ day, minute: 615 }))), files };
  const report = [
    'Arden Vale Community NHS Trust',
    '',
    'Paediatric report',
    '',
    'Seen with the mother and the grandmother, Mrs Fern Oakley,',
    'of 14 Mill Street. Three bruises on the left arm, of different ages.',
    'The account that was given does not explain them.',
    '',
    'Everybody in this letter is made up.',
  ];
  const source = await makeDocument(acting, child.id, {
    ...{ name: 'Paediatric report.pdf', title: 'Paediatric report', access: 'organisation' },
    content: inParts(pageOf(report)),
  });
  await makeDocument(acting, child.id, {
    ...{ name: 'Paediatric report (redacted).pdf', title: 'Paediatric report', access: 'record' },
    redacts: { source, why: 'The name and address of the grandmother, who did not agree to be named' },
    givenTo: { to: `organisation:${school.id}`, purpose: 'To keep the child safe at school' },
    content: inParts(
      pageOf(
        report.map((line) =>
          line.replace(' and the grandmother, Mrs Fern Oakley,', '.').replace('of 14 Mill Street. ', ''),
        ),
      ),
    ),
  });
};
