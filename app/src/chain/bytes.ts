/** Fields of accounts that have no generated decoder. */
import { getAddressDecoder } from "@solana/kit";
import type { Address } from "@solana/kit";

const addresses = getAddressDecoder();

/** Little-endian fields at offsets; an offset outside throws a `RangeError`. */
export class Fields {
  readonly #data: Uint8Array;
  readonly #view: DataView;

  constructor(data: Uint8Array) {
    this.#data = data;
    this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  u8 = (offset: number): number => this.#view.getUint8(offset);
  u16 = (offset: number): number => this.#view.getUint16(offset, true);
  u32 = (offset: number): number => this.#view.getUint32(offset, true);
  u64 = (offset: number): bigint => this.#view.getBigUint64(offset, true);
  i64 = (offset: number): bigint => this.#view.getBigInt64(offset, true);
  f64 = (offset: number): number => this.#view.getFloat64(offset, true);
  address = (offset: number): Address => addresses.decode(this.#data, offset);
}
