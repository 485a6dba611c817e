import { useChatState } from '../../stores/hooks';
import type { SettingId } from '../../stores/settings';
import type { PasswordPolicy } from '../../lib/password';

export function policyFrom(settings: ReadonlyMap<string, unknown>): PasswordPolicy {
  const on = (id: SettingId) => settings.get(id) === true;
  const number = (id: SettingId) => Number(settings.get(id) ?? 0);
  return {
    enabled: on('Accounts_Password_Policy_Enabled'),
    minLength: number('Accounts_Password_Policy_MinLength'),
    maxLength: number('Accounts_Password_Policy_MaxLength'),
    maxRepeats: on('Accounts_Password_Policy_ForbidRepeatingCharacters')
      ? number('Accounts_Password_Policy_ForbidRepeatingCharactersCount')
      : 0,
    lowercase: on('Accounts_Password_Policy_AtLeastOneLowercase'),
    uppercase: on('Accounts_Password_Policy_AtLeastOneUppercase'),
    number: on('Accounts_Password_Policy_AtLeastOneNumber'),
    special: on('Accounts_Password_Policy_AtLeastOneSpecialCharacter'),
  };
}

/** The workspace's rules for passwords. */
export function usePasswordPolicy(): PasswordPolicy {
  return policyFrom(useChatState(({ settings }) => settings));
}
