/**
 * What kernel C's words are, as far as telling a declaration's type, name and annotations apart needs it. Lists hold
 * what no rule can tell; everything else goes by a word's form and place.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Annotations that stand alone. */
const plainAnnotations = words(`
  __init __exit __initdata __exitdata __initconst __exitconst __initdata_or_module __init_or_module __initdata_memblock
  __init_memblock __meminit __meminitdata __memexit __cpuinit __cpuinitdata __cpuexit __devinit __devexit __devinitdata
  __devinitconst __devexitdata __net_init __net_exit __net_initdata __ref __refdata __refconst __head __sched __lockfunc
  __kprobes __user __iomem __kernel __rcu __percpu __force __nocast __bitwise __bitwise__ __private __safe __must_check
  __maybe_unused __unused __used __always_unused __packed __packed2__ __deprecated __weak __noreturn __malloc __pure
  __cold __hot __noclone __visible __latent_entropy __randomize_layout __no_randomize_layout __read_mostly
  __ro_after_init __cacheline_aligned __cacheline_aligned_in_smp ____cacheline_aligned ____cacheline_aligned_in_smp
  ____cacheline_internodealigned_in_smp __aligned_largest __always_inline __attribute_const__ __no_instrument_function
  __nonstring __cpuidle __irq_entry __softirq_entry __exception_irq_entry __exception __noinline __no_sanitize_address
  __no_kcsan __no_kasan __no_stack_protector __page_aligned_bss __page_aligned_data __designated_init __xip_memory
  __flatten __gnu_inline __transparent_union __used_section asmlinkage notrace noinline noinline_for_stack noinstr
  fastcall always_inline randomized_struct_fields_start randomized_struct_fields_end __restrict__ _Noreturn
`);

/** Annotations that take arguments (some of them may also come without). */
const annotationsWithArguments = words(`
  __attribute__ __attribute __aligned __aligned__ __printf __scanf __section __alloc_size __alloc_align __acquires
  __releases __must_hold __cond_acquires __cond_releases __acquires_shared __releases_shared __counted_by __sized_by
  __free __cleanup __class_cleanup __assume_aligned __compiletime_error __compiletime_warning __mode __alias __nonnull
  __nonnull_args __guarded_by __pt_guarded_by __no_context_analysis __copy __declspec __cleanup__ __counted_by_le
  __counted_by_be __assume_rwonce __bpf_kfunc_arg
`);

export const takesArguments = (word: string): boolean => annotationsWithArguments.has(word);

export const isAnnotation = (word: string): boolean =>
  plainAnnotations.has(word) || annotationsWithArguments.has(word);

const typeWords = words(`
  bool u8 u16 u32 u64 s8 s16 s32 s64 uint ulong ushort uchar uint8 uint16 uint32 uint64 int8 int16 int32 int64
  __u8 __u16 __u32 __u64 __s8 __s16 __s32 __s64 __le16 __le32 __le64 __be16 __be32 __be64 __sum16 __wsum __virtio16
  __virtio32 __virtio64 __hc32 __hc16 __fs16 __fs32 __fs64 __poll_t __uint128_t u_char u_short u_int u_long unchar
  u_int8_t u_int16_t u_int32_t u_int64_t unative_t UCHAR USHORT UINT ULONG UINT8 UINT16 UINT32 UINT64 INT8 INT16
  INT32 INT64 BYTE WORD DWORD BOOLEAN BOOL PVOID VOID CHAR LONG DMA_ADDR
`);

/** Reports whether a word alone says that it is a type. */
export const namesType = (word: string): boolean =>
  typeWords.has(word) || (word.length > 3 && word.endsWith('_t'));

/** `__word` that is no known type: in a row of words it annotates. */
export const looksLikeAnnotation = (word: string): boolean =>
  isAnnotation(word) || (word.startsWith('__') && !namesType(word));

export const isAllCapitals = (word: string): boolean => /^[A-Z_$][A-Z0-9_$]+$/.test(word);

/** Reports whether a word looks like a macro's, as LAMP_DEFINE and LAMP2x do. */
export const looksLikeMacro = (word: string): boolean =>
  !/[a-z]/.test(word) || /^[A-Z][A-Z0-9_]{2}/.test(word);

/** Macro calls that are the head of a loop, or of a block that is left at its end, by their names. */
export const namesLoop = (word: string): boolean =>
  /(?:^|_)(?:for_?each|foreach|for_all|each|iterate|loop|walk)(?:_|$)|^for_|^scoped_|_scoped$|^while_|_guard$/i.test(
    word,
  );

/** Keywords that begin a statement, so that whatever came before them has ended. */
export const beginsStatement = words('if while for switch return goto break continue case default do else');

export const typeKeywords = words(
  'char double float int long short signed unsigned void _Bool __signed __signed__ __auto_type',
);
export const qualifiers = words(
  `const volatile restrict __const __const__ __volatile __volatile__ __restrict __restrict__ __extension__`,
);
export const storage = words('auto extern inline register static typedef __inline __inline__ _Noreturn');
export const aggregates = words('struct union enum');
export const typeofs = words('typeof __typeof __typeof__');
export const alignofs = words('_Alignof __alignof __alignof__');
export const asms = words('asm __asm __asm__');

/** Reports whether a keyword can only stand in a type or a declaration. */
export const isTypeish = (keyword: string): boolean =>
  typeKeywords.has(keyword) ||
  qualifiers.has(keyword) ||
  storage.has(keyword) ||
  aggregates.has(keyword) ||
  typeofs.has(keyword);
