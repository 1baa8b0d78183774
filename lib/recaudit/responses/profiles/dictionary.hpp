/// A form as its tool keeps it, REDCap's data dictionary or an XLSForm: what the fields of its records are called, which
/// answers they allow, and which identify people. See docs/formats/imports.md.
#pragma once

#include <recaudit/responses/files.hpp>
#include <recaudit/responses/profiles/profile.hpp>

#include <string>
#include <vector>

namespace recaudit::detail {

/// A question of the form.
struct FormField {
    std::string name;
    std::vector<std::string> labels;  // in the languages of the form
    std::vector<ExportChoice> choices;
    Keep keep = Keep::yes;
    Place place;  // of its choices where it has any, else of the field
};

struct FormDescription {
    std::vector<FormField> fields;
    std::vector<std::string> record_id;  // what the field is called that REDCap's records begin with; empty for other tools
    std::string shown;                   // the file, in messages
    std::string program;                 // "REDCap"
};

/// The form in a file, with an error for each mistake in it.
[[nodiscard]] Parsed<FormDescription> read_dictionary(const ResponseFile& file);

/// The form in the sheets of an XLSForm; `bytes` are a workbook's.
[[nodiscard]] Parsed<FormDescription> read_xlsform_fields(std::string_view bytes, const std::string& shown);

/// A field that the form describes twice, or an answer with two labels: one of them would be lost.
[[nodiscard]] Diagnostics repeated_in(const FormDescription& form);

/// Adds what the form says to the columns of `layout`: labels and names, choices, identifiers. Columns are known by the
/// field's name, or by a label that no other field has. An error where the form describes no column of the export `shown`.
[[nodiscard]] Parsed<ExportLayout> with_dictionary(ExportLayout layout, const FormDescription& form, const std::string& shown);

}  // namespace recaudit::detail
