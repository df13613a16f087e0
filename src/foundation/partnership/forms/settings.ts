import { z } from 'zod';
import { choice, optionalLongText, optionalText, text } from '#kernel';
import { canSetTo, type SettingKey, settingRule } from '../rules/index.ts';
import { version } from './questions.ts';

/** The form of one setting: a text, or yes or no. */
export const settingForm = (key: SettingKey) => {
  const { kind, label, hint, optional, options = {}, longest = 200, fullyIs } = settingRule(key);
  const written = optional ? optionalText({ label, hint }, longest) : text({ label, hint }, longest);
  const value =
    kind === 'yesNo'
      ? choice({ label, hint, ask: 'Select yes or no' }, { true: 'Yes', false: 'No' })
      : kind === 'choice'
        ? choice({ label, hint, ask: 'Select one of these' }, options)
        : written.superRefine((typed, context) => {
            const verdict = canSetTo(key, typed);
            if (!verdict.ok) context.addIssue({ code: 'custom', message: verdict.reason });
          });
  const reason = optionalLongText(
    {
      label: fullyIs?.otherwise ?? 'Why',
      hint: 'It stands on the page of settings. The change keeps who decided it and when',
    },
    1000,
  );
  return z.object({ value, reason, version }).superRefine((typed, context) => {
    if (fullyIs && typed.value !== fullyIs.answer && typed.reason.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: `Enter ${fullyIs.otherwise.toLowerCase()}`,
      });
  });
};
export type SettingForm = z.output<ReturnType<typeof settingForm>>;
