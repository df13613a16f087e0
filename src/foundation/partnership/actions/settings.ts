import type { Acting } from '#db';
import type { SettingForm } from '../forms/index.ts';
import { type SettingKey, settingRule } from '../rules/index.ts';
import { putSetting } from '../store/index.ts';
import { insistFirst } from './insist.ts';

/** Sets what the partnership decided about how it works here. */
export const changeSetting = async (
  { tx }: Acting,
  key: SettingKey,
  { value, reason, version }: SettingForm,
): Promise<void> => {
  const setTo = settingRule(key).kind === 'yesNo' ? value === 'true' : value.trim();
  const { fullyIs } = settingRule(key);
  const why = fullyIs && fullyIs.answer !== setTo ? reason.trim() : null;
  await insistFirst(tx, await putSetting(tx, key, version, setTo, why), key);
};
