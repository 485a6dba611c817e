import { useTranslation } from 'react-i18next';
import { useChatParts, usePermission } from '../../stores/hooks';
import { Callout } from '../../ui';

interface Props {
  chosen: string[];
  onChange: (roles: string[]) => void;
  error?: string;
}

/** The roles that hold in the whole workspace; shown to those who may give them. */
export function RolesField({ chosen, onChange, error }: Props) {
  const { t } = useTranslation('admin');
  const mayAssign = usePermission('assign-roles');
  const mayAssignAdmin = usePermission('assign-admin-role');
  const roles = useChatParts((state) => [...state.roles.values()].filter(({ scope }) => scope === 'Users'));
  if (!mayAssign) return null;
  return (
    <fieldset className="confab-radio-group" aria-invalid={error ? true : undefined} tabIndex={-1}>
      <legend className="rcx-label">{t('users.roles')}</legend>
      {error && <Callout kind="danger">{error}</Callout>}
      <div className="confab-choices">
        {roles.map((role) => (
          <label key={role._id} data-tooltip={role.description}>
            <input
              type="checkbox"
              checked={chosen.includes(role._id)}
              disabled={role._id === 'admin' && !mayAssignAdmin}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, role._id] : chosen.filter((id) => id !== role._id))
              }
            />
            {role.name || role._id}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
