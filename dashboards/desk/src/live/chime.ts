// Two soft notes, higher for graver shifts: made here, so that no file need be fetched.
let context: AudioContext | undefined;

export function chime(severity: number): void {
  if (!("AudioContext" in window)) return;
  context ??= new AudioContext();
  const start = context.currentTime;
  const base = [392, 523.25, 659.25][Math.min(3, Math.max(1, severity)) - 1]!;
  note(context, base, start);
  note(context, base * 1.5, start + 0.14);
}

function note(audio: AudioContext, pitch: number, at: number): void {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.type = "sine";
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.45);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.5);
}
