import { action, page } from '#http';
import { changeSetting } from '../actions/index.ts';
import { settingForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { SettingModel, SettingsModel, settingModel, settingsModel } from '../reads/index.ts';
import { type SettableKey, settableKeys, settingRule } from '../rules/index.ts';
import { changeSettingPage, SettingsPage } from '../views/settings.tsx';
import { can, PURPOSE } from './may.ts';

const all = page('/partnership/settings', {
  title: 'Settings',
  may: can.read,
  audit: { event: 'settings.viewed', purpose: PURPOSE.read },
  shows: SettingsModel,
  load: settingsModel,
  view: SettingsPage,
});

/** The page and the act of one setting. */
const routesOf = (key: SettableKey) => {
  const { label } = settingRule(key);
  const changing = page(`/partnership/settings/${key}`, {
    title: label,
    may: can.keep('setting'),
    audit: { event: 'setting.formOpened', purpose: PURPOSE.keep, target: () => `key:${key}` },
    shows: SettingModel,
    load: (ask) => settingModel(ask, key),
    view: changeSettingPage(key),
    start: ({ value, reason, version }) => ({ value, reason: reason ?? '', version }),
  });
  const change = action(`/partnership/settings/${key}`, {
    title: label,
    may: can.keep('setting'),
    audit: { event: 'setting.changed', purpose: PURPOSE.keep, target: () => `key:${key}` },
    takes: settingForm(key),
    from: changing,
    run: (ask, form) => changeSetting(ask, key, form),
    next: () => paths.settings,
    says: () => 'Setting changed',
  });
  return [changing, change];
};

export const settingRoutes = [all, ...settableKeys.flatMap(routesOf)];
