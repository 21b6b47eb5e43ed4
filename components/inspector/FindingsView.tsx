import type { Thumbnail } from '@/utils/browser/messages.ts';
import { say, t } from '@/utils/browser/words.ts';
import { credentialOf } from '@/utils/verdict/credential.ts';
import type { Sensitivity, Verdict } from '@/utils/verdict/fuse.ts';
import { lawFields } from '@/utils/verdict/law-fields.ts';
import { phrase } from '@/utils/verdict/phrase.ts';
import { modelOf } from '@/utils/verdict/report.ts';
import { type About, AboutVideo } from './AboutVideo.tsx';
import { Credentials } from './Credentials.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { FrameStrip } from './FrameStrip.tsx';
import { LawBox } from './LawBox.tsx';
import { MarkedFrames } from './MarkedFrame.tsx';
import { markedFrames, scenesOf } from './scenes.ts';
import { QuietSources, type Remedy, UncheckedList } from './UncheckedList.tsx';

interface Props {
  readonly verdict: Verdict;
  readonly sensitivity: Sensitivity;
  readonly thumbnails: readonly Thumbnail[];
  readonly about: About;
  /** Version of the extension that checked. */
  readonly extension: string;
  readonly onRemedy?: ((remedy: Remedy) => void) | undefined;
  readonly onAllow?: ((origin: string) => void) | undefined;
}

/** Everything that is known about one video, below its level. The same for a running check and a saved report. */
export function FindingsView(props: Props) {
  const { verdict, sensitivity, thumbnails, about, extension, onRemedy, onAllow } = props;
  const { evidence, unchecked, checked } = verdict;
  const credential = credentialOf(evidence);
  const law = lawFields(evidence);
  const checkedWith = t(
    'inspector_versions',
    extension,
    modelOf(evidence) ?? t('inspector_no_stamp'),
    say(phrase(['sensitivity', sensitivity])),
  );
  const quiet = checked.filter((id) => !evidence.some(({ source }) => source === id));
  return (
    <>
      <EvidenceList evidence={evidence} sensitivity={sensitivity} />
      <MarkedFrames frames={markedFrames(thumbnails, evidence)} />
      {credential && <Credentials detail={credential} />}
      {law && <LawBox fields={law} />}
      <FrameStrip scenes={scenesOf(thumbnails, evidence)} />
      <UncheckedList unchecked={unchecked} onRemedy={onRemedy} onAllow={onAllow} />
      <QuietSources sources={quiet} />
      <AboutVideo about={about} checkedWith={checkedWith} />
    </>
  );
}
