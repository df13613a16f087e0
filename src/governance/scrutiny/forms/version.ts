import { z } from 'zod';

/** What a form saves against. */
export const version = z.coerce.number().int().min(0).meta({ label: 'Version' });
