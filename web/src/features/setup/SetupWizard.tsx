import './setup.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { callMethod } from '../../api/methods';
import { useMe, useModel, useSetting } from '../../stores/hooks';
import { LanguagePicker } from '../../i18n/LanguagePicker';
import { useTitle } from '../../lib/title';
import { paths } from '../../routes/paths';
import { CardPage } from '../../ui';
import { LoginForm } from '../login/LoginPage';
import { AdminStep } from './AdminStep';
import { OrganizationStep } from './OrganizationStep';
import { Steps } from './Steps';
import { WorkspaceStep } from './WorkspaceStep';
import { draft, settingsFrom } from './answers';
import type { Answers } from './answers';
import type { Step } from './Steps';

/** From an empty server to a workspace. Whoever is signed in already goes on with the second step. */
export default function SetupWizard() {
  const { t, i18n } = useTranslation('setup');
  const navigate = useNavigate();
  const model = useModel();
  const me = useMe();
  const begun = useSetting('Show_Setup_Wizard', 'pending') === 'in_progress';
  const [answers, setAnswers] = useState(() => draft.read(i18n.language));
  const [later, setLater] = useState<Exclude<Step, 'admin'>>('organization');
  const step: Step = me ? later : 'admin';
  useTitle(t('title'));

  const keep = (part: Partial<Answers>) => {
    const next = { ...answers, ...part };
    setAnswers(next);
    draft.write(next);
    return next;
  };
  const finish = async (final: Answers) => {
    await callMethod('saveSettings', [settingsFrom(final)]);
    draft.clear();
    navigate(paths.home, { replace: true });
    await Promise.all([model.reload('settings'), model.reload('me')]);
  };

  return (
    <CardPage title={t(`${step}.title`)} wide footer={<LanguagePicker />}>
      <Steps current={step} />
      {step === 'admin' && !begun && <AdminStep onDone={() => setLater('organization')} />}
      {step === 'admin' && begun && <LoginForm notice={t('admin.sign-in')} />}
      {step === 'organization' && (
        <OrganizationStep
          organization={answers.organization}
          onChange={(organization) => keep({ organization })}
          onNext={() => setLater('workspace')}
        />
      )}
      {step === 'workspace' && (
        <WorkspaceStep
          workspace={answers.workspace}
          onChange={(workspace) => keep({ workspace })}
          onBack={() => setLater('organization')}
          onFinish={(workspace) => finish({ ...answers, workspace })}
        />
      )}
    </CardPage>
  );
}
