import './twofactor.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useMe, useModel, useSetting } from '../../stores/hooks';
import { Button, ButtonGroup, Callout, Icon, toast } from '../../ui';
import { BackupCodes } from './BackupCodes';
import { codesLeft, offer as askForOffer, renew, turnOff, type Offer } from './calls';
import { CodeDialog } from './CodeDialog';
import { SetUp } from './SetUp';

/** With fewer left than these, one is told in time. */
const kFewCodes = 4;

/** While it is off: what it is good for, and the way to turn it on. */
function Off({ onOn }: { onOn: (codes: string[]) => void }) {
  const { t } = useTranslation('account');
  const common = useTranslation('common').t;
  const [offer, setOffer] = useState<Offer>();
  const [busy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    try {
      setOffer(await askForOffer());
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p>{t('two-step.about')}</p>
      {offer ? (
        <SetUp offer={offer} onOn={onOn} onCancel={() => setOffer(undefined)} />
      ) : (
        <Button loading={busy} onClick={() => void begin()}>
          {t('two-step.turn-on')}
        </Button>
      )}
    </>
  );
}

function On({ onRenewed }: { onRenewed: (codes: string[]) => void }) {
  const { t } = useTranslation('account');
  const model = useModel();
  const { data: left } = useLoad(codesLeft);
  const [asking, setAsking] = useState<'renew' | 'turn-off'>();
  const close = () => setAsking(undefined);

  const makeNew = async (code: string) => {
    const codes = await renew(code);
    if (codes) onRenewed(codes);
    return codes !== undefined;
  };
  const end = async (code: string) => {
    const isOff = await turnOff(code);
    if (isOff) toast.success(t('two-step.is-off'));
    // Where it has been turned off elsewhere meanwhile, no code is right: that shows then, too.
    await model.reload('me');
    return isOff;
  };
  return (
    <>
      <p className="confab-two-step__state">
        <Icon name="circle-check" size="x20" />
        {t('two-step.on')}
      </p>
      {left !== undefined && left < kFewCodes ? (
        <Callout kind="warning" title={t('two-step.left', { count: left })}>
          {t('two-step.few')}
        </Callout>
      ) : (
        <p>{left === undefined ? '\u00a0' : t('two-step.left', { count: left })}</p>
      )}
      <ButtonGroup>
        <Button onClick={() => setAsking('renew')}>{t('two-step.renew')}</Button>
        <Button variant="secondary-danger" onClick={() => setAsking('turn-off')}>
          {t('two-step.turn-off')}
        </Button>
      </ButtonGroup>
      {asking === 'renew' && (
        <CodeDialog
          title={t('two-step.renew')}
          text={t('two-step.renew-ask')}
          submit={t('two-step.renew-do')}
          onCode={makeNew}
          onClose={close}
        />
      )}
      {asking === 'turn-off' && (
        <CodeDialog
          title={t('two-step.turn-off')}
          text={t('two-step.turn-off-ask')}
          submit={t('two-step.turn-off-do')}
          danger
          onCode={end}
          onClose={close}
        />
      )}
    </>
  );
}

/** Whether signing in takes a code besides the password, and the ways to change that. */
export function TwoStep() {
  const { t } = useTranslation(['account', 'login']);
  const model = useModel();
  const me = useMe();
  const isOffered = useSetting('Accounts_TwoFactorAuthentication_Enabled', true);
  const byApp = useSetting('Accounts_TwoFactorAuthentication_By_TOTP_Enabled', true);
  const [codes, setCodes] = useState<string[]>();
  // Nobody changes it for somebody else, whom they act as.
  if (!isOffered || !byApp || me?.impersonatedBy) return null;

  const turnedOn = async (made: string[]) => {
    setCodes(made);
    await model.reload('me');
  };
  return (
    <section className="confab-section" aria-labelledby="security-two-step">
      <h2 id="security-two-step">{t('two-step.title')}</h2>
      {codes ? (
        <>
          <p className="confab-two-step__state">
            <Icon name="circle-check" size="x20" />
            {t('two-step.is-on')}
          </p>
          <BackupCodes codes={codes} onKept={() => setCodes(undefined)} />
        </>
      ) : me?.hasSecondFactor ? (
        <On onRenewed={setCodes} />
      ) : (
        <Off onOn={(made) => void turnedOn(made)} />
      )}
    </section>
  );
}
