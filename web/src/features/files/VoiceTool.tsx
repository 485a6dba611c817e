import '../../ui/icons/add-files';
import '../../ui/icons/add-later';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { Button, IconButton, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { clockOf } from './find-length';
import { fileProblem, limitsOf } from './limits';
import { tellActivity, uploadsOf } from './uploads';
import { canRecord, nameOfFile } from './recording';
import { kLongestVoice, Voice } from './voice';
import { RecordingLight } from './RecordingLight';
import './voice.css';

interface Props {
  rid: string;
  tmid?: string | undefined;
  /** The recording is sent or discarded: one goes on writing. */
  onClosed: () => void;
}

/** Others forget it after 15 s without a word. */
const kTellEvery = 8_000;
/** Of the moving line, from the oldest to the newest. */
const kBars = 48;
const kBarEvery = 100;

interface Look {
  length: number;
  levels: readonly number[];
}

/** How long it is and how it sounds, some ten times a second. */
function useLook(voice: Voice): Look {
  const [look, setLook] = useState<Look>({ length: 0, levels: [] });
  useEffect(() => {
    const timer = setInterval(
      () => setLook(({ levels }) => ({ length: voice.length, levels: [...levels, voice.level()].slice(-kBars) })),
      kBarEvery,
    );
    return () => clearInterval(timer);
  }, [voice]);
  return look;
}

/** Lies over the composer while one speaks. */
function Strip({
  voice,
  ended,
  onSend,
  onDiscard,
}: {
  voice: Voice;
  ended: boolean;
  onSend: () => void;
  onDiscard: () => void;
}) {
  const { t } = useTranslation('files');
  const { length, levels } = useLook(voice);
  return (
    <div className="confab-voice" role="group" aria-label={t('voice.recording')}>
      <IconButton small icon="trash" aria-label={t('voice.discard')} onClick={onDiscard} />
      <RecordingLight on={!ended} />
      <span className="confab-voice__time" role="timer">
        {clockOf(length / 1000)}
      </span>
      <span className="confab-voice__levels" aria-hidden="true">
        {levels.map((level, index) => (
          <span key={index} style={{ blockSize: `${Math.round(12 + 88 * level)}%` }} />
        ))}
      </span>
      {ended && (
        <span role="status" className="confab-voice__note">
          {t('voice.ended', { minutes: kLongestVoice / 60_000 })}
        </span>
      )}
      <Button small primary icon="send" autoFocus onClick={onSend}>
        {t('voice.send')}
      </Button>
    </div>
  );
}

/** The button for a voice message, and what it brings: to record, to discard, to send. */
export function VoiceTool({ rid, tmid, onClosed }: Props) {
  const { t, i18n } = useTranslation('files');
  const chat = useChat();
  const settings = useChatState((state) => state.settings);
  const button = useRef<HTMLButtonElement>(null);
  const [voice, setVoice] = useState<Voice>();
  const [ended, setEnded] = useState(false);
  const [asking, setAsking] = useState(false);
  const [box, setBox] = useState<HTMLElement | null>(null);
  /** Whoever has left the room meanwhile records nothing. */
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => void (here.current = false);
  }, []);

  const tell = useEffectEvent((activities: string[]) => tellActivity(chat, rid, activities));
  useEffect(() => {
    if (!voice) return undefined;
    tell(['user-recording']);
    const timer = setInterval(() => tell(['user-recording']), kTellEvery);
    return () => {
      clearInterval(timer);
      tell([]);
      voice.discard();
    };
  }, [voice]);

  const start = async () => {
    setAsking(true);
    const started = await Voice.start(() => setEnded(true));
    setAsking(false);
    if (typeof started === 'string') toast.error(t(`voice.${started}`));
    else if (!here.current) started.discard();
    else {
      setEnded(false);
      setBox(button.current?.closest<HTMLElement>('.confab-composer__box') ?? null);
      setVoice(started);
    }
  };
  const close = () => {
    setVoice(undefined);
    onClosed();
  };
  const send = async () => {
    if (!voice) return;
    const { file, ending } = await voice.finish();
    const problem = fileProblem(t, i18n.language, file, limitsOf(settings));
    if (problem !== undefined) toast.error(problem);
    else {
      const name = nameOfFile(t('voice.name', { time: format(i18n.language).date('briefly', new Date()) }));
      uploadsOf(chat).add(rid, tmid, [{ name: name + ending, caption: '', file }]);
    }
    close();
  };

  return (
    <>
      <IconButton
        ref={button}
        small
        icon="mic"
        disabled={asking || voice !== undefined}
        hidden={!canRecord() || settings.get('Message_AudioRecorderEnabled') === false}
        aria-label={t('voice.start')}
        onClick={() => void start()}
      />
      {voice &&
        box &&
        createPortal(<Strip voice={voice} ended={ended} onSend={() => void send()} onDiscard={close} />, box)}
    </>
  );
}
