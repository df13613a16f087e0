import type { Acting } from '#db';
import type { SettingForm } from '../forms.ts';
import { type SettingKey, settingRule } from '../rules/index.ts';
import { putSetting } from '../store/index.ts';
import { insistFirst } from './insist.ts';

/** Sets what the partnership decided about how it works here. */
export const changeSetting = async (
  { tx }: Acting,
  key: SettingKey,
  { value, version }: SettingForm,
): Promise<void> => {
  const setTo = settingRule(key).kind === 'yesNo' ? value === 'true' : value.trim();
  await insistFirst(tx, await putSetting(tx, key, version, setTo), key);
};
