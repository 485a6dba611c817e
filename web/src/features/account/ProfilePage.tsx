import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useMe, useModel, useSetting } from '../../stores/hooks';
import { explain, fieldOf } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { sha256 } from '../../lib/sha256';
import { isEmail, isUsername } from '../../lib/validate';
import { Avatar, Button, Callout, FormActions, FormLayout, PasswordField, TextArea, TextField, toast } from '../../ui';
import { deferred } from '../../lib/deferred';
import { PeopleFields, usePeopleFields } from './PeopleFields';
import { fieldTexts } from '../../lib/people-fields';
import type { Me } from '../../stores/entities';
import { keysOf } from '../../lib/narrow';

const PersonPicture = deferred(
  () => import('../faces/PersonPicture').then((part) => part.PersonPicture),
  undefined,
  'files',
);

interface Profile {
  name: string;
  username: string;
  email: string;
  nickname: string;
  bio: string;
  statusText: string;
}

function profileOf(me: Me): Profile {
  return {
    name: me.name ?? '',
    username: me.username ?? '',
    email: me.emails?.[0]?.address ?? me.email ?? '',
    nickname: me.nickname ?? '',
    bio: me.bio ?? '',
    statusText: me.statusText ?? '',
  };
}

interface Typed extends Profile {
  currentPassword: string;
  customFields: Record<string, string>;
}

/** What differs, without the blanks around it. */
function changed(before: Profile, after: Profile): Partial<Profile> {
  const names = keysOf(before);
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name].trim()).map((name) => [name, after[name].trim()]),
  );
}

/** The names by which one signs in are not to be changed by whoever finds the screen unlocked. */
function needsProof(before: Profile, after: Profile): boolean {
  return before.username !== after.username.trim() || before.email.toLowerCase() !== after.email.trim().toLowerCase();
}

function ProfileForm({ me }: { me: Me }) {
  const { t } = useTranslation(['account', 'common']);
  const common = useTranslation('common').t;
  const model = useModel();
  const usernames = useSetting('UTF8_User_Names_Validation', '[0-9a-zA-Z-_.]+');
  const profileOpen = useSetting('Accounts_AllowUserProfileChange', true);
  const may = {
    name: useSetting('Accounts_AllowRealNameChange', true) && profileOpen,
    username: useSetting('Accounts_AllowUsernameChange', true) && profileOpen,
    email: useSetting('Accounts_AllowEmailChange', true) && profileOpen,
    statusText: useSetting('Accounts_AllowUserStatusMessageChange', true) && profileOpen,
  };
  const mayChangePicture = useSetting('Accounts_AllowUserAvatarChange', true);
  const before = profileOf(me);
  const { declared, problem } = usePeopleFields();
  const fieldsBefore = fieldTexts(declared, me.customFields);
  const fieldsDiffer = (fields: Typed['customFields']) =>
    declared.some(({ name }) => (fields[name] ?? '').trim() !== fieldsBefore[name]);

  const { form, field, values, set, errors, failure, busy } = useForm<Typed>({
    initial: { ...before, currentPassword: '', customFields: fieldsBefore },
    validate: (form) => ({
      name: form.name.trim() ? undefined : t('profile.name-needed'),
      username: isUsername(form.username.trim(), usernames) ? undefined : common('error.invalid-username'),
      email: isEmail(form.email.trim()) ? undefined : common('validation.email'),
      currentPassword:
        needsProof(before, form) && !form.currentPassword ? common('validation.current-password') : undefined,
      customFields: fieldsDiffer(form.customFields) ? problem(form.customFields) : undefined,
    }),
    submit: async (form) => {
      const { currentPassword, customFields, ...profile } = form;
      const data = changed(before, profile);
      try {
        await api.post('users.updateOwnBasicInfo', {
          data: needsProof(before, profile) ? { ...data, currentPassword: sha256(currentPassword) } : data,
          ...(fieldsDiffer(customFields) && { customFields }),
        });
      } catch (error) {
        const name = fieldOf(error, form);
        if (name) throw new FieldProblem<Typed>({ [name]: explain(common, error) });
        throw error;
      }
      await model.reload('me');
      toast.success(common('saved'));
    },
    explain: (error) => explain(common, error),
  });

  return (
    <FormLayout {...form} failure={failure}>
      {!profileOpen && <Callout>{t('profile.closed')}</Callout>}
      <div className="confab-profile-face">
        <Avatar username={me.username ?? ''} name={values.name} size={64} />
        <div>
          <strong>{values.name || values.username}</strong>
          <div>
            <bdi>@{values.username}</bdi>
          </div>
          {mayChangePicture && <PersonPicture username={me.username} />}
        </div>
      </div>
      <TextField
        {...field('name')}
        label={t('common:profile.name')}
        autoComplete="name"
        required
        disabled={!may.name}
      />
      <TextField
        {...field('username')}
        label={t('common:profile.username')}
        hint={may.username ? t('common:profile.username-hint') : t('profile.fixed')}
        autoComplete="username"
        required
        disabled={!may.username}
      />
      <TextField
        {...field('email')}
        type="email"
        label={t('common:profile.email')}
        hint={may.email ? undefined : t('profile.fixed')}
        autoComplete="email"
        required
        disabled={!may.email}
      />
      {needsProof(before, values) && (
        <PasswordField
          {...field('currentPassword')}
          label={t('security.current')}
          hint={t('profile.password-needed')}
          autoComplete="current-password"
          required
        />
      )}
      <TextField
        {...field('statusText')}
        label={t('profile.status-text')}
        hint={t('profile.status-text-hint')}
        maxLength={120}
        disabled={!may.statusText}
      />
      <TextField
        {...field('nickname')}
        label={t('profile.nickname')}
        autoComplete="nickname"
        maxLength={120}
        disabled={!profileOpen}
      />
      <TextArea {...field('bio')} label={t('profile.bio')} maxLength={260} disabled={!profileOpen} />
      <PeopleFields
        values={values.customFields}
        onChange={(fields) => set('customFields', fields)}
        judged={errors.customFields !== undefined}
        disabled={!profileOpen}
      />
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          loading={busy}
          disabled={Object.keys(changed(before, values)).length === 0 && !fieldsDiffer(values.customFields)}
        >
          {t('common:save')}
        </Button>
      </FormActions>
    </FormLayout>
  );
}

export default function ProfilePage() {
  const me = useMe();
  // Anew where the profile has been changed elsewhere; not where only one's presence has, under the hands of whoever types.
  return (
    <section className="confab-section">
      {me && (
        <ProfileForm key={[...Object.values(profileOf(me)), JSON.stringify(me.customFields)].join('\n')} me={me} />
      )}
    </section>
  );
}
