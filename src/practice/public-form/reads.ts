import { type Databases, partnershipsIn, transact } from '#db';
import type { Instant } from '#kernel';
import { formFace } from './store.ts';

interface Asked {
  readonly databases: Databases;
  readonly now: Instant;
}

/** A partnership whose form is open, as everybody may know it. */
export interface OpenForm {
  readonly partnership: string;
  readonly name: string;
  readonly shortName: string;
  readonly synthetic: boolean;
  readonly accent: string | undefined;
  readonly words: string;
  /** Whom to call about a child when the offices are closed, and when they are open. */
  readonly outOfHours: string;
  readonly phone: string;
}

/** The form of a partnership; null where there is none, or where it is closed: the two are never told apart. */
export const openForm = async ({ databases, now }: Asked, partnership: string): Promise<OpenForm | null> => {
  if (!/^[a-z][a-z0-9_]{1,40}$/.test(partnership)) return null;
  if (!(await partnershipsIn(databases.serving)).includes(partnership)) return null;
  const found = await transact(databases.serving, { role: 'reader', partnership, now }, formFace);
  if (!found?.open || !found.team) return null;
  const { face, team, words } = found;
  return {
    partnership,
    name: face.name ?? 'Safeguarding Children Partnership',
    shortName: face.shortName ?? face.name ?? 'Arden',
    synthetic: face.synthetic ?? false,
    accent: face.accent,
    words,
    outOfHours: face.outOfHours || team.outOfHours,
    phone: team.phone,
  };
};

/** Every form that is open. */
export const openForms = async (asked: Asked): Promise<OpenForm[]> => {
  const forms: OpenForm[] = [];
  for (const partnership of await partnershipsIn(asked.databases.serving)) {
    const form = await openForm(asked, partnership);
    if (form) forms.push(form);
  }
  return forms;
};
