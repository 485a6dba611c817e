import '../../ui/icons/add-files';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { Button, Checkbox, FormDialog, Icon, IconButton, TextField, toast } from '../../ui';
import { useChatState } from '../../stores/hooks';
import { fileIcon } from './kinds';
import { fileProblem, kMostAtOnce, limitsOf } from './limits';
import { isPicture, kLongestSide, smaller } from './smaller';
import type { NewUpload } from './uploads';
import './uploads.css';

interface Draft {
  key: number;
  file: File;
  /** With fewer pixels; null: nothing would be won by that. */
  small?: File | null;
  name: string;
  caption: string;
}

interface Props {
  files: readonly File[];
  /** Whom they go to. */
  to: string;
  onSend: (files: NewUpload[]) => void;
  onClose: () => void;
}

const kLongestName = 255;
const kLongestCaption = 2_000;

function Preview({ file, name }: { file: File; name: string }) {
  const { t } = useTranslation('files');
  const [failed, setFailed] = useState(false);
  const kind = file.type.replace(/\/.*/, '');
  const isShown = (kind === 'image' || kind === 'video') && !failed;
  const address = useMemo(() => (isShown ? URL.createObjectURL(file) : undefined), [file, isShown]);
  useEffect(() => () => void (address !== undefined && URL.revokeObjectURL(address)), [address]);
  if (address !== undefined && kind === 'video')
    return (
      <video
        className="confab-upload__film"
        src={address}
        aria-label={t('player.video', { name })}
        controls
        playsInline
        preload="metadata"
        onError={() => setFailed(true)}
      />
    );
  return (
    <span className="confab-upload__preview">
      {address === undefined ? (
        <Icon name={fileIcon(file.type, file.name)} size="x32" />
      ) : (
        <img src={address} alt="" onError={() => setFailed(true)} />
      )}
    </span>
  );
}

let made = 0;
/** Whether pictures are made smaller: as it was chosen last. */
let shrinks = false;

/** What is asked to be made smaller and is not yet, one picture after the other. */
function useSmaller(drafts: readonly Draft[], on: boolean, onMade: (key: number, small: File | null) => void): boolean {
  const next = on ? drafts.find(({ file, small }) => small === undefined && isPicture(file.type)) : undefined;
  const [key, file] = [next?.key, next?.file];
  const tell = useEffectEvent(onMade);
  useEffect(() => {
    if (key === undefined || !file) return undefined;
    let here = true;
    void smaller(file).then((small) => here && tell(key, small ?? null));
    return () => void (here = false);
  }, [key, file]);
  return next !== undefined;
}

/** What is about to be sent: each file with its name and what is said of it. */
export function UploadDialog({ files, to, onSend, onClose }: Props) {
  const { t, i18n } = useTranslation('files');
  const settings = useChatState((state) => state.settings);
  const limits = useMemo(() => limitsOf(settings), [settings]);
  const write = format(i18n.language);
  const chooser = useRef<HTMLInputElement>(null);
  const draftOf = (file: File): Draft => {
    // A picture from the clipboard has a name that says nothing.
    const pasted = file.name === 'image.png' && file.lastModified > Date.now() - 5_000;
    const time = write.date('clockWithSeconds', file.lastModified).replaceAll(':', '.');
    const name = pasted ? `${t('upload.pasted', { time })}.png` : file.name;
    return { key: ++made, file, name, caption: '' };
  };
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => files.slice(0, kMostAtOnce).map(draftOf));
  const [tried, setTried] = useState(false);
  const change = (key: number, by: Partial<Draft>) =>
    setDrafts((all) => all.map((draft) => (draft.key === key ? { ...draft, ...by } : draft)));
  const [shrink, setShrink] = useState(shrinks);
  const busy = useSmaller(drafts, shrink, (key, small) => change(key, { small }));
  const sent = ({ file, small }: Draft) => (shrink && small) || file;
  const problem = (draft: Draft) => fileProblem(t, i18n.language, sent(draft), limits);
  const sendable = drafts.filter((draft) => problem(draft) === undefined);

  const add = (more: readonly File[]) => {
    if (drafts.length + more.length > kMostAtOnce) toast.info(t('upload.too-many', { count: kMostAtOnce }));
    setDrafts((all) => [...all, ...more.map(draftOf)].slice(0, kMostAtOnce));
  };
  const remove = (key: number) => {
    const rest = drafts.filter((draft) => draft.key !== key);
    if (rest.length === 0) onClose();
    else setDrafts(rest);
  };
  const send = async () => {
    setTried(true);
    if (sendable.some(({ name }) => name.trim() === '')) return false;
    onSend(sendable.map((draft) => ({ file: sent(draft), name: draft.name.trim(), caption: draft.caption.trim() })));
    return true;
  };

  return (
    <FormDialog
      title={t('upload.title', { count: drafts.length })}
      submit={t('upload.send', { count: Math.max(sendable.length, 1) })}
      disabled={sendable.length === 0 || busy}
      onClose={onClose}
      onSubmit={send}
    >
      <p className="confab-upload__to">{t('upload.to', { room: to })}</p>
      <ul className="confab-upload__list">
        {drafts.map((draft, index) => {
          const wrong = problem(draft);
          return (
            <li key={draft.key} className="confab-upload__one">
              <Preview file={draft.file} name={draft.name} />
              <div className="confab-upload__fields">
                <div className="confab-upload__facts">
                  <span>
                    {sent(draft) === draft.file
                      ? write.size(draft.file.size)
                      : t('upload.instead', {
                          size: write.size(sent(draft).size),
                          before: write.size(draft.file.size),
                        })}
                  </span>
                  <IconButton
                    mini
                    icon="cross"
                    aria-label={t('upload.remove', { name: draft.name })}
                    onClick={() => remove(draft.key)}
                  />
                </div>
                {wrong !== undefined ? (
                  <p className="confab-upload__problem" role="alert">
                    <Icon name="warning" size="x16" />
                    <span>
                      <b>{draft.name}</b> {wrong}
                    </span>
                  </p>
                ) : (
                  <>
                    <TextField
                      label={t('upload.caption')}
                      value={draft.caption}
                      maxLength={kLongestCaption}
                      autoFocus={index === 0}
                      onChange={(caption) => change(draft.key, { caption })}
                    />
                    <TextField
                      label={t('upload.name')}
                      value={draft.name}
                      maxLength={kLongestName}
                      error={tried && draft.name.trim() === '' ? t('upload.name-missing') : undefined}
                      onChange={(name) => change(draft.key, { name })}
                    />
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {drafts.some(({ file }) => isPicture(file.type)) && (
        <Checkbox
          label={t('upload.smaller')}
          hint={t('upload.smaller-hint', { pixels: write.number(kLongestSide) })}
          checked={shrink}
          onChange={(on) => setShrink((shrinks = on))}
        />
      )}
      {drafts.length < kMostAtOnce && (
        <Button small icon="plus" onClick={() => chooser.current?.click()}>
          {t('upload.add')}
        </Button>
      )}
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </FormDialog>
  );
}
