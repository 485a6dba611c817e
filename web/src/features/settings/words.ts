import { useTranslation } from 'react-i18next';
import { languages, phrase } from '../../i18n';
import { useChatParts } from '../../stores/hooks';
import type { SelectOption } from '../../ui';
import { systemChoices } from '../messages/system-choices';
import type { Setting } from './kinds';

const readable = (id: string): string => id.replace(/_/g, ' ');

/** How settings, their groups, sections and choices are called; what nobody has named yet is called as the server calls it. */
export function useSettingWords() {
  const { t } = useTranslation(['settings', 'chat']);
  const chat = useTranslation('chat').t;
  const roles = useChatParts((state) => [...state.roles.values()].filter(({ scope }) => scope === 'Users'));
  const word = (key: string, otherwise: string) => phrase(`settings:${key}`) ?? otherwise;

  return {
    group: (id: string) => word(`group.${id}`, readable(id)),
    groupText: (id: string) => word(`group-text.${id}`, ''),
    section: (id: string) => (id ? word(`section.${id}`, readable(id)) : t('general')),
    name: ({ _id, i18nDescription }: Setting) => word(`name.${_id}`, i18nDescription || _id),
    /** What its name does not say, where something is left to be said. */
    hint: ({ _id }: Setting): string | undefined => word(`hint.${_id}`, '') || undefined,
    /** What has to be so of another setting. */
    needs: (of: Setting, values: readonly (boolean | string)[]): string => {
      const name = word(`name.${of._id}`, of.i18nDescription || of._id);
      if (values[0] === true) return t('needs.on', { name });
      if (values[0] === false) return t('needs.off', { name });
      const choices = values.map((value) => word(`choice.${String(value)}`, String(value)));
      const quoted = choices.map((value) => t('needs.value', { value })).join(t('needs.or'));
      return t('needs.is', { name, values: quoted });
    },
    options: ({ _id, values }: Setting): SelectOption[] => {
      if (_id === 'Language') return languages.map(({ code, name }) => ({ value: code, label: name }));
      if (_id === 'Accounts_Registration_Users_Default_Roles')
        return roles.map((role) => ({ value: role._id, label: role.name || role._id }));
      if (_id === 'Hide_System_Messages') return systemChoices(chat);
      return (values ?? []).filter(Boolean).map((value) => ({ value, label: word(`choice.${value}`, value) }));
    },
  };
}

export type SettingWords = ReturnType<typeof useSettingWords>;

/** The words that a setting is found by: its name, what it does, its id, where it stands. */
export function isFound(setting: Setting, text: string, words: SettingWords): boolean {
  const place = `${words.group(setting.group)} ${words.section(setting.section ?? '')}`;
  const all =
    `${words.name(setting)} ${words.hint(setting) ?? ''} ${setting.i18nDescription} ${setting._id} ${place}`.toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
