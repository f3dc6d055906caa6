/* bytecode.h: what Lua made of a function, as lua_dump() tells it: instructions, constants, how many registers.
**
** The layout is that of Lua 5.4 (its lundump.h and lopcodes.h): the same in all its releases, and checked by the head of each dump. */
#ifndef SCRIPT_BYTECODE_H
#define SCRIPT_BYTECODE_H

#include "script/sandbox.h"

typedef enum opcode {
  INS_MOVE, INS_LOADI, INS_LOADF, INS_LOADK, INS_LOADKX, INS_LOADFALSE, INS_LFALSESKIP, INS_LOADTRUE, INS_LOADNIL,
  INS_GETUPVAL, INS_SETUPVAL, INS_GETTABUP, INS_GETTABLE, INS_GETI, INS_GETFIELD, INS_SETTABUP, INS_SETTABLE,
  INS_SETI, INS_SETFIELD, INS_NEWTABLE, INS_SELF, INS_ADDI, INS_ADDK, INS_SUBK, INS_MULK, INS_MODK, INS_POWK,
  INS_DIVK, INS_IDIVK, INS_BANDK, INS_BORK, INS_BXORK, INS_SHRI, INS_SHLI, INS_ADD, INS_SUB, INS_MUL, INS_MOD,
  INS_POW, INS_DIV, INS_IDIV, INS_BAND, INS_BOR, INS_BXOR, INS_SHL, INS_SHR, INS_MMBIN, INS_MMBINI, INS_MMBINK,
  INS_UNM, INS_BNOT, INS_NOT, INS_LEN, INS_CONCAT, INS_CLOSE, INS_TBC, INS_JMP, INS_EQ, INS_LT, INS_LE, INS_EQK,
  INS_EQI, INS_LTI, INS_LEI, INS_GTI, INS_GEI, INS_TEST, INS_TESTSET, INS_CALL, INS_TAILCALL, INS_RETURN,
  INS_RETURN0, INS_RETURN1, INS_FORLOOP, INS_FORPREP, INS_TFORPREP, INS_TFORCALL, INS_TFORLOOP, INS_SETLIST,
  INS_CLOSURE, INS_VARARG, INS_VARARGPREP, INS_EXTRAARG
} opcode;

/* The parts of an instruction. */
static inline opcode code_op(uint32_t i) { return (opcode)(i & 0x7f); }
static inline unsigned code_a(uint32_t i) { return i >> 7 & 0xff; }
static inline bool code_k(uint32_t i) { return (i >> 15 & 1) != 0; }
static inline unsigned code_b(uint32_t i) { return i >> 16 & 0xff; }
static inline unsigned code_c(uint32_t i) { return i >> 24; }
static inline int code_sb(uint32_t i) { return (int)code_b(i) - 127; }
static inline int code_sc(uint32_t i) { return (int)code_c(i) - 127; }
static inline unsigned code_bx(uint32_t i) { return i >> 15; }
static inline int code_sbx(uint32_t i) { return (int)code_bx(i) - 65535; }
static inline int code_sj(uint32_t i) { return (int)(i >> 7) - 16777215; }

typedef struct code_constant {
  enum { CONSTANT_NIL, CONSTANT_FALSE, CONSTANT_TRUE, CONSTANT_INTEGER, CONSTANT_NUMBER, CONSTANT_TEXT } type;
  int64_t integer;
  double number;
  text text;
} code_constant;

typedef struct bytecode {
  const uint32_t *instructions;
  size_t n;
  const code_constant *constants;
  size_t n_constants;
  unsigned params, registers;
  bool is_vararg;
} bytecode;

/* Of the Lua function on the top, all in `a`. False: this Lua writes another layout. */
MAY_RAISE bool bytecode_read(bytecode *out, lua_State *L, arena *a);

#endif
