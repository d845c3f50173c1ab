import { wordsToBytes } from "./arithmetic.ts";

/** The part of the `EpochSchedule` sysvar that matters. */
export interface Schedule {
  readonly slotsPerEpoch: bigint;
  readonly firstNormalEpoch: bigint;
  readonly firstNormalSlot: bigint;
}

/** The moment that a question is about. */
export interface Moment {
  readonly slot: bigint;
  readonly epoch: bigint;
  readonly schedule: Schedule;
  /** Lamports that an account without data must hold. */
  readonly rent: bigint;
}

/** The six words in front of every input. */
export function momentBytes({ slot, epoch, schedule, rent }: Moment): Uint8Array {
  const { slotsPerEpoch, firstNormalEpoch, firstNormalSlot } = schedule;
  return wordsToBytes([slot, epoch, slotsPerEpoch, firstNormalEpoch, firstNormalSlot, rent]);
}

/** Slots of the first epoch of a cluster that warms up, a constant of the runtime. */
const FIRST_EPOCH = 32n;

/** The epoch of a slot, its first slot and its length. */
export function epochOf(slot: bigint, schedule: Schedule) {
  const { slotsPerEpoch, firstNormalEpoch, firstNormalSlot } = schedule;
  if (slot >= firstNormalSlot) {
    const normal = (slot - firstNormalSlot) / slotsPerEpoch;
    const firstSlot = firstNormalSlot + normal * slotsPerEpoch;
    return { epoch: firstNormalEpoch + normal, firstSlot, slots: slotsPerEpoch };
  }
  // Epochs of 32, 64, 128 ... slots: the first slots are 0, 32, 96, 224 ...
  const epoch = BigInt((slot + FIRST_EPOCH).toString(2).length - FIRST_EPOCH.toString(2).length);
  return { epoch, firstSlot: FIRST_EPOCH * (2n ** epoch - 1n), slots: FIRST_EPOCH * 2n ** epoch };
}
