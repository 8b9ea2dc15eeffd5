// The kernels that need a certain processor, each defined in its own file where the compiler can make it.
#pragma once

#include "hearsay/model/kernels.h"

namespace hearsay {

extern const Kernels kPlainKernels;
#ifdef HEARSAY_X86
extern const Kernels kAvx2Kernels;
extern const Kernels kAvx512Kernels;
#endif

}  // namespace hearsay
