import type { Acting, Tx } from '#db';
import { mayKeepRegister } from '#kernel';
import {
  actsOpenTo,
  readSetting,
  type SettingKey,
  type SettingValue,
  saySetting,
  settableKeys,
  settingRule,
} from '../rules/index.ts';
import { secondStepDemanded, storedSetting, storedSettings } from '../store/index.ts';
import { changesShown } from './changes.ts';
import type { SettingModel, SettingsModel } from './models.ts';

/** What the partnership decided, or how it begins where nobody has decided yet. */
export const settingOf = async <K extends SettingKey>(tx: Tx, key: K): Promise<SettingValue<K>> =>
  readSetting(key, (await storedSetting(tx, key))?.value);

const modelOf = async (
  { actor, tx }: Acting,
  key: SettingKey,
  stored: { value: unknown; reason: string | null; version: number } | undefined,
): Promise<SettingModel> => {
  const { label, hint } = settingRule(key);
  const value = key === 'secondStep' ? await secondStepDemanded(tx) : readSetting(key, stored?.value);
  return {
    key,
    label,
    hint,
    value,
    says: saySetting(key, value),
    reason: stored?.reason ?? null,
    version: stored?.version ?? 0,
    acts: actsOpenTo('setting', actor.role, {}, ['change']),
  };
};

/** Every setting that can be set, and who changed what. */
export const settingsModel = async (acting: Acting): Promise<SettingsModel> => {
  const stored = new Map((await storedSettings(acting.tx)).map((row) => [row.key, row]));
  return {
    settings: await Promise.all(settableKeys.map((key) => modelOf(acting, key, stored.get(key)))),
    keepsSignIn: mayKeepRegister('system', acting.actor.role).ok,
    changes: await changesShown(acting.tx, acting, settableKeys),
  };
};

/** One setting, to change it. */
export const settingModel = async (acting: Acting, key: SettingKey): Promise<SettingModel> =>
  modelOf(acting, key, await storedSetting(acting.tx, key));
