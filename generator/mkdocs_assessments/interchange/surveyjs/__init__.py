"""From and to SurveyJS files.

``reading`` makes an outline of one; ``writing`` makes one of an assessment, its scores as calculated values.
"""
