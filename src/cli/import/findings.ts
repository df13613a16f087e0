import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Refusal } from '#returns';

const IN_MEMORY = 1_000;

/** What an import found wrong, in the order it was met. A very bad file finds a million: past the first thousand they wait in a file. */
export class Findings {
  count = 0;
  readonly #first: string[] = [];
  #folder: string | undefined;
  #file: number | undefined;

  add(refusal: Refusal): void {
    this.count += 1;
    const line = JSON.stringify(refusal);
    if (this.count <= IN_MEMORY) {
      this.#first.push(line);
      return;
    }
    this.#folder ??= mkdtempSync(join(tmpdir(), 'arden-census-'));
    this.#file ??= openSync(join(this.#folder, 'findings'), 'w', 0o600);
    writeSync(this.#file, `${line}\n`);
  }

  /** Each as its JSON text. */
  async *lines(): AsyncGenerator<string> {
    yield* this.#first;
    if (this.#folder !== undefined)
      yield* createInterface({
        input: createReadStream(join(this.#folder, 'findings')),
        crlfDelay: Number.POSITIVE_INFINITY,
      });
  }

  /** The members of a JSON list. */
  async writeTo(out: NodeJS.WritableStream): Promise<void> {
    let first = true;
    for await (const line of this.lines()) {
      if (!out.write(first ? line : `,${line}`)) await new Promise((drained) => out.once('drain', drained));
      first = false;
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }
}
